"""What values do lines of JSON hold? Every value by the path of its keys, in one pass over the bytes.

A path is a node of a tree that grows as keys are first seen. Values in lists carry their item's place in the
outermost list, so that lists of objects can become lists side by side. What is nested too deep, and lists
inside lists, are kept whole, as their own JSON text.
"""

from __future__ import annotations

import numpy as np

from parcours.collect.formats.json_grammar import (
    BEGIN,
    BROKEN,
    CLOSE,
    COMMA,
    ESCAPE,
    FALSE_END,
    KEY,
    KEY_END,
    KEY_OR_END,
    LINE_END,
    NUMBER_END,
    OPEN,
    START,
    TEXT_END,
    TRUE_END,
    VALUE,
    VALUE_OR_END,
    WORD_END,
    ZERO,
)
from parcours.stats.compiled import kernel

WHOLE, FRACTIONAL, ESCAPED, PLAIN, TRUE, FALSE, LIST = range(7)  # kinds of values; LIST tells how many items
NUMBER, TEXT, YES_NO = range(3)  # classes: kind >> 1; a value's sort is node << 3 | in a list << 2 | class
NODES = 8192
PARENT, PLACE, LENGTH, OUTER, ITEMS = range(5)  # rows of the tree
GOOD, NOT_JSON, CUT_SHORT, TOO_DEEP, TREE_FULL = range(5)  # what became of a line
_DEEPEST = 8
DEPTH = 64  # brackets inside one another
_INTEGER = ZERO + 1


@kernel
def scan_lines(data, start, classes, table, tree, slots, keys, sizes, stack, values, lines):
    """Read the lines of `data[start:]` that end.

    `tree[:, node]` is (parent, key's place in `keys`, its length, outermost list or -1, node of the items
    or -1); `sizes` counts nodes and bytes of keys. `values[:, i]` is (row among the good, sort, kind, item or
    -1, where it begins, length), `lines[i]` (begin, end, status, place of the fault). Returns (values, lines,
    bytes used or -1 where the tree is full, whether it stopped because `values` is full).
    """
    size = data.shape[0]
    count = found = good = 0
    at = used = begin = start
    state = BEGIN
    kept = depth = node = first = escaped = 0
    outer = mute = -1  # depth of the outermost list; and that from which on all is kept as text
    mute_at = 0
    while at < size:
        was = state
        byte = data[at]
        entry = np.int64(table[state, classes[byte]])
        state = entry & 255
        action = entry >> 8
        at += 1
        if action == 0 and state != BROKEN:
            if byte == 10:  # a blank line
                begin = used = at
            continue
        kind = -1
        stop = at - 1
        status = GOOD
        if state == BROKEN:
            status = NOT_JSON
        elif action == START:
            first = at if byte == 34 else stop
            escaped = 0
            if byte == 34:
                while at < size and data[at] != 34 and data[at] != 92 and data[at] >= 32:
                    at += 1
        elif action == ESCAPE:
            escaped = 1
        elif action == KEY_END:
            if mute < 0:
                parent = stack[depth - 1, 1]
                code = np.uint64(parent + 1) * np.uint64(0x9E3779B97F4A7C15)
                for i in range(first, stop):
                    code = (code ^ np.uint64(data[i])) * np.uint64(0x100000001B3)
                slot = np.int64((code ^ (code >> np.uint64(29))) & np.uint64(slots.shape[0] - 1))
                length = stop - first
                node = -1
                while node < 0 and slots[slot] >= 0:
                    one = slots[slot]
                    if tree[PARENT, one] == parent and tree[LENGTH, one] == length:
                        i = 0
                        while i < length and keys[tree[PLACE, one] + i] == data[first + i]:
                            i += 1
                        if i == length:
                            node = np.int64(one)
                    slot = (slot + 1) & (slots.shape[0] - 1)
                if node < 0:
                    node = sizes[0]
                    if node >= tree.shape[1] or sizes[1] + length > keys.shape[0]:
                        status = TREE_FULL
                    else:
                        slots[slot] = node
                        tree[PARENT, node] = parent
                        tree[PLACE, node] = sizes[1]
                        tree[LENGTH, node] = length
                        tree[OUTER, node] = tree[OUTER, parent]
                        tree[ITEMS, node] = -1
                        for i in range(length):
                            keys[sizes[1] + i] = data[first + i]
                        sizes[0] += 1
                        sizes[1] += length
        elif action == OPEN:
            is_list = byte == 91
            if depth == 0:
                begin = stop
                node = 0
            if depth == DEPTH:
                status = TOO_DEEP
            else:
                if mute < 0 and (depth >= _DEEPEST or (is_list and outer >= 0)):
                    mute, mute_at = depth, stop
                elif mute < 0 and is_list:
                    outer = depth
                elif mute < 0 and depth > 0 and stack[depth - 1, 0] == 1:  # an object as a list's item
                    if tree[ITEMS, node] < 0:
                        if sizes[0] >= tree.shape[1]:
                            status = TREE_FULL
                        else:
                            new = sizes[0]
                            tree[PARENT, new] = tree[OUTER, new] = node
                            tree[LENGTH, new] = tree[ITEMS, new] = -1
                            tree[ITEMS, node] = new
                            sizes[0] += 1
                    node = np.int64(tree[ITEMS, node])
                stack[depth, 0] = 1 if is_list else 0
                stack[depth, 1] = node
                stack[depth, 2] = 0
                depth += 1
                state = VALUE_OR_END if is_list else KEY_OR_END
        elif action == CLOSE:
            if depth == 0 or (stack[depth - 1, 0] == 1) != (byte == 93):
                status = NOT_JSON
            else:
                depth -= 1
                node = stack[depth, 1]
                if depth == mute:
                    mute = -1
                    kind = PLAIN
                    first, stop = mute_at, at
                elif mute < 0 and depth == outer:
                    outer = -1
                    kind = LIST
                    first, stop = 0, stack[depth, 2] + (was != VALUE_OR_END)
        elif action == COMMA:
            if depth == 0:
                status = NOT_JSON
            else:
                stack[depth - 1, 2] += 1
                node = stack[depth - 1, 1]
                state = VALUE if stack[depth - 1, 0] == 1 else KEY
        elif action == LINE_END:
            if depth > 0:
                status = CUT_SHORT
            else:
                lines[found, 0], lines[found, 1], lines[found, 2] = begin, stop, GOOD
                found += 1
                good += 1
                kept = count
                begin = used = at
        elif action == NUMBER_END:
            at = stop
            kind = WHOLE if was in (ZERO, _INTEGER) else FRACTIONAL
        elif action == TEXT_END:
            kind = ESCAPED if escaped else PLAIN
        elif action <= WORD_END:
            stop = at
            kind = TRUE if action == TRUE_END else FALSE if action == FALSE_END else PLAIN if action == WORD_END else -1
        if kind >= 0 and mute < 0:
            if count == values.shape[1]:
                return kept, found, used, True
            item = stack[outer, 2] if outer >= 0 else -1
            values[0, count] = good
            values[1, count] = node << 3 | (4 if item >= 0 or kind == LIST else 0) | kind >> 1
            values[2, count] = kind
            values[3, count] = item
            values[4, count] = first
            values[5, count] = stop - first
            count += 1
        if status == TREE_FULL:
            return kept, found, -1, False
        if status != GOOD:
            fault = stop
            cut = status == NOT_JSON and byte == 10
            at = stop
            while at < size and data[at] != 10:
                at += 1
            if at == size:  # the line may go on
                break
            lines[found, 0], lines[found, 1], lines[found, 3] = begin, at, fault
            lines[found, 2] = CUT_SHORT if cut else status
            found += 1
            at += 1
            begin = used = at
            count = kept
            state, depth, outer, mute = BEGIN, 0, -1, -1
    return kept, found, used, False
