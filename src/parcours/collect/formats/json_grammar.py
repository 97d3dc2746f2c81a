"""What may follow what in JSON? From a state, by a byte's class, to an action and a state.

NaN and Infinity, which Python and others write, are read as the words that they are.
"""

from __future__ import annotations

import numpy as np

# Numbers here are compiled into the @kernel of json_kernel; that word lets a change here be noticed there.
BROKEN = 255  # the state after a fault
(
    BEGIN,
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    BEHIND,
    IN_KEY,
    IN_TEXT,
    ZERO,
    INTEGER,
    FRACTION,
    EXPONENT,
) = range(13)
(GO_ON, START, ESCAPE, KEY_END, OPEN, CLOSE, COMMA, LINE_END) = range(8)  # actions
(NUMBER_END, TEXT_END, TRUE_END, FALSE_END, NULL_END, WORD_END) = range(8, 14)

_CLASSES = [" ", "\t\r", "\n", '"', "\\", "/", "{", "}", "[", "]", ":", ",", "-", "+", ".", "0", "123456789",
            "a", "b", "e", "f", "i", "l", "n", "r", "s", "t", "u", "y", "E", "I", "N", "cdABCDF"]  # fmt: skip
_OTHER, _CONTROL = len(_CLASSES), len(_CLASSES) + 1
_WORDS = {"true": TRUE_END, "false": FALSE_END, "null": NULL_END, "NaN": WORD_END, "Infinity": WORD_END}
_DIGITS, _HEX = "0123456789", "0123456789abcdefABCDEF"


def _class_of_bytes() -> np.ndarray:
    found = np.full(256, _OTHER, np.uint8)
    found[:32] = _CONTROL
    for number, letters in enumerate(_CLASSES):
        for letter in letters:
            found[ord(letter)] = number
    return found


class _Table:
    def __init__(self) -> None:
        self.rows: list[np.ndarray] = []
        for _ in range(EXPONENT + 1):
            self.state()

    def state(self) -> int:
        self.rows.append(np.full(_CONTROL + 1, BROKEN, np.uint16))
        return len(self.rows) - 1

    def on(self, state: int, letters: str, to: int, action: int = GO_ON) -> None:
        for letter in letters:
            self.rows[state][CLASSES[ord(letter)]] = action << 8 | to


def _grammar() -> np.ndarray:
    t = _Table()
    for state in (BEGIN, VALUE, VALUE_OR_END, KEY, KEY_OR_END, COLON, BEHIND):
        t.on(state, " \t", state)
    t.on(BEGIN, "\n", BEGIN)
    t.on(BEGIN, "{", BEGIN, OPEN)
    t.on(COLON, ":", VALUE)
    t.on(BEHIND, "\n", BEGIN, LINE_END)
    t.on(BEHIND, ",", BEHIND, COMMA)
    t.on(BEHIND, "]}", BEHIND, CLOSE)
    t.on(KEY_OR_END, "}", BEHIND, CLOSE)
    t.on(VALUE_OR_END, "]", BEHIND, CLOSE)
    for state in (KEY, KEY_OR_END):
        t.on(state, '"', IN_KEY, START)
    _text(t, IN_KEY, COLON, KEY_END)
    _text(t, IN_TEXT, BEHIND, TEXT_END)
    _numbers(t)
    for state in (VALUE, VALUE_OR_END):
        t.on(state, '"', IN_TEXT, START)
        t.on(state, "{[", BEHIND, OPEN)
    for word, action in _WORDS.items():
        _word(t, word, action, (VALUE, VALUE_OR_END))
    return np.stack(t.rows)


def _text(t: _Table, inside: int, behind: int, action: int) -> None:
    escape, *hexes = (t.state() for _ in range(5))
    plain = t.rows[inside] == BROKEN
    t.rows[inside][plain] = inside
    t.rows[inside][[CLASSES[9], CLASSES[10], _CONTROL]] = BROKEN
    t.on(inside, '"', behind, action)
    t.on(inside, "\\", escape, ESCAPE)
    t.on(escape, '"\\/bfnrt', inside)
    t.on(escape, "u", hexes[0])
    for one, next_one in zip(hexes, [*hexes[1:], inside], strict=True):
        t.on(one, _HEX, next_one)


def _numbers(t: _Table) -> None:
    minus, point, letter, sign = (t.state() for _ in range(4))
    for state in (VALUE, VALUE_OR_END):
        t.on(state, "-", minus, START)
        t.on(state, "0", ZERO, START)
        t.on(state, "1", INTEGER, START)
    t.on(minus, "0", ZERO)
    t.on(minus, "1", INTEGER)
    t.on(INTEGER, _DIGITS, INTEGER)
    t.on(point, _DIGITS, FRACTION)
    t.on(FRACTION, _DIGITS, FRACTION)
    t.on(letter, "-+", sign)
    for state in (letter, sign, EXPONENT):
        t.on(state, _DIGITS, EXPONENT)
    for state in (ZERO, INTEGER):
        t.on(state, ".", point)
    for state in (ZERO, INTEGER, FRACTION):
        t.on(state, "eE", letter)
    for state in (ZERO, INTEGER, FRACTION, EXPONENT):
        t.on(state, " \t,]}", BEHIND, NUMBER_END)
    _word(t, "Infinity", WORD_END, (minus,))


def _word(t: _Table, word: str, action: int, begins: tuple[int, ...]) -> None:
    states = [t.state() for _ in word[1:]]
    for state in begins:
        t.on(state, word[0], states[0], START if state in (VALUE, VALUE_OR_END) else GO_ON)
    for letter, one, next_one in zip(word[1:-1], states, states[1:], strict=False):
        t.on(one, letter, next_one)
    t.on(states[-1], word[-1], BEHIND, action)


CLASSES = _class_of_bytes()
TABLE = _grammar()  # [state, class]: action << 8 | next state
