// How is a definition's text edited? With lines numbered, YAML coloured, names completed, and the place of an error shown.

import { autocompletion, closeBrackets, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";

import styles from "./text.module.css";

export type Trouble = { line: number; message: string };
type Props = {
  value: string;
  onChange: (text: string) => void;
  label: string;
  names?: readonly string[];
  trouble?: Trouble | null;
  /** Shown and in view at first. */
  line?: number;
  onKeep?: () => void;
  readOnly?: boolean;
};

export function Editor({ value, onChange, label, names = [], trouble = null, line, onKeep, readOnly = false }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef({ onChange, onKeep, names });
  now.current = { onChange, onKeep, names };
  useEffect(() => {
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(),
          yaml(), syntaxHighlighting(colours), EditorView.lineWrapping,
          autocompletion({ override: [(context) => complete(context, now.current.names)] }),
          keymap.of([
            { key: "Mod-s", preventDefault: true, run: () => (now.current.onKeep?.(), true) },
            ...completionKeymap, ...historyKeymap, ...defaultKeymap,
          ]),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) now.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    if (line) reveal(made, line);
    return () => made.destroy();
    // made once: what changes later is handed in below
  }, []);
  useEffect(() => {
    const made = view.current!;
    if (value !== made.state.doc.toString()) made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const made = view.current!;
    if (!trouble || trouble.line < 1) return made.dispatch(setDiagnostics(made.state, []));
    const at = made.state.doc.line(Math.min(trouble.line, made.state.doc.lines));
    made.dispatch(setDiagnostics(made.state, [{ from: at.from, to: Math.max(at.to, at.from), severity: "error", message: trouble.message }]));
  }, [trouble]);
  useEffect(() => {
    if (line && view.current) reveal(view.current, line);
  }, [line]);
  return <div ref={place} className={styles.editor} />;
}

function reveal(view: EditorView, line: number): void {
  const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  view.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: "start", yMargin: 40 }) });
}

function complete(context: CompletionContext, names: readonly string[]) {
  const word = context.matchBefore(/[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u);
  if (!word || (word.text.length < 2 && !context.explicit)) return null;
  return { from: word.from, options: names.map((label) => ({ label })), validFor: /^[\p{L}\p{N}_ .-]*$/u };
}

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--way)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--sample)" },
  { tag: [tags.number, tags.bool], color: "var(--reported)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: "var(--muted)" },
]);
