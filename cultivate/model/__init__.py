"""What the method knows: contacts, touches, cadences, and the rules over them. Stdlib only."""
