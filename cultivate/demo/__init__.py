"""A fictional practice as a pure function of the day: for a first look, for screenshots, for tests."""
