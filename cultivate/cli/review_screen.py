"""The walk of `cultivate review` as a screen: the list beside the call sheet, a key for each thing to do.

Only this module knows Textual (the extra `review`); it is imported where a screen is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Input, Label, ListItem, ListView, Static

from cultivate.cli.review_keys import done
from cultivate.cli.show import sheet_lines
from cultivate.cli.terminal import visible
from cultivate.errors import CultivateError

if TYPE_CHECKING:
    from cultivate.flows.review import Review, Turn
    from cultivate.flows.saving import Outcome

_ASKED = {
    "l": "What was said? 25m new budget in January",
    "z": "Until when? 2w, friday, or Enter for the usual",
    "s": "Why not this time? Enter for no reason",
    "p": "What was promised?",
}
"""Keys that take words, and what they ask."""


def show_screen(walk: Review, saved: Callable[[Outcome], Outcome]) -> None:
    """Show the walk until the user leaves; `saved` is called with what each key changed."""
    _Screen(walk, saved).run()


class _Screen(App[None]):
    """The list on the left, the call sheet on the right, what was just done above the keys."""

    CSS = """
    #people { width: 24; border-right: solid $panel; }
    #said { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
    #words { display: none; }
    #words.asked { display: block; }
    #sheet { padding: 0 1; }
    """
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None  # the keys are the screen's, not the list's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "ask('l')", "Log"),
        Binding("n", "do('n')", "No answer"),
        Binding("z", "ask('z')", "Another day"),
        Binding("s", "ask('s')", "Skip"),
        Binding("p", "ask('p')", "Promise"),
        Binding("u", "do('u')", "Undo"),
        Binding("enter", "go(1)", "Next"),
        Binding("b", "go(-1)", "Back"),
        Binding("q", "quit", "Quit"),
        Binding("down,j", "go(1)", show=False),
        Binding("up,k", "go(-1)", show=False),
        Binding("pagedown,space", "turn_page(1)", show=False),
        Binding("pageup", "turn_page(-1)", show=False),
        Binding("escape", "leave_words", show=False),
    ]

    def __init__(self, walk: Review, saved: Callable[[Outcome], Outcome]) -> None:
        super().__init__()
        self._walk, self._saved, self._key = walk, saved, ""

    def compose(self) -> ComposeResult:
        """The parts of the screen, from left to right and from top to bottom."""
        items = [ListItem(Label(_listed(turn))) for turn in self._walk.turns]
        with Horizontal():
            yield ListView(*items, id="people")
            with VerticalScroll(can_focus=False, id="page"):
                yield Static(id="sheet")
        yield Static(id="said")
        yield Input(id="words", compact=True)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin with the first person."""
        self.query_one("#people", ListView).can_focus = False
        self._show()

    def action_go(self, steps: int) -> None:
        """On to the next person, or back."""
        if self._walk.turn is None and steps > 0:
            return
        self._walk.go(steps)
        self._show()

    def action_turn_page(self, pages: int) -> None:
        """Further down in a long call sheet, or up."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * page.size.height, animate=False)

    def on_list_view_selected(self, event: ListView.Selected) -> None:
        """Somebody was clicked."""
        self._walk.go(event.index - self._walk.place)
        self._show()

    def action_do(self, key: str) -> None:
        """Do what needs no words."""
        self._carry_out(key, "")

    def action_ask(self, key: str) -> None:
        """Ask for the words that belong to a key."""
        if self._walk.turn is None:
            return
        words = self.query_one("#words", Input)
        words.placeholder, words.value, self._key = _ASKED[key], "", key
        words.add_class("asked")
        words.focus()

    def action_leave_words(self) -> None:
        """Away from the words, with nothing done."""
        words = self.query_one("#words", Input)
        words.remove_class("asked")
        words.blur()
        self._key = ""
        self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The words are there: do what they were asked for. A slip leaves them to be mended."""
        self._carry_out(self._key, event.value.strip())

    def _carry_out(self, key: str, words: str) -> None:
        try:
            outcome = done(self._walk, key, words)
            told = self._saved(outcome).messages if outcome else ()
        except CultivateError as refused:
            self._say(str(refused))
            return
        self.action_leave_words()
        self._show()
        self._say(" · ".join(told))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Text(visible(text)))

    def _show(self) -> None:
        people = self.query_one("#people", ListView)
        for turn, label in zip(self._walk.turns, people.query(Label), strict=True):
            label.update(_listed(turn))
        self._say("")
        sheet = self.query_one("#sheet", Static)
        if self._walk.turn is None:
            people.index = None
            sheet.update(Text("Everybody was seen. q leaves, b goes back."))
            return
        people.index = self._walk.place
        try:
            sheet.update(_sheet(self._walk))
        except CultivateError as refused:
            sheet.update(Text(visible(str(refused))))


def _listed(turn: Turn) -> Text:
    """`✓ Jane Doe` once something was done about her."""
    return Text(visible(f"{'✓' if turn.done else ' '} {turn.name}"), no_wrap=True, overflow="ellipsis")


def _sheet(walk: Review) -> Text:
    turn = walk.turns[walk.place]
    text = Text(f"{walk.place + 1} of {len(walk.turns)} · {turn.means}\n", style="dim")
    for line, style in sheet_lines(walk.sheet(), walk.session, whole=False):
        text.append(f"{visible(line)}\n", style)
    return text
