"use client";

import type { editor } from "monaco-editor/editor";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { CodeEditorProps } from "@/components/code-editor/code-editor-props";
import { EDITOR_OPTIONS } from "@/components/code-editor/editor-options";
import { leaveByTab } from "@/components/code-editor/leave-by-tab";
import type { Monaco } from "@/components/code-editor/load-monaco";

interface EditorWish extends CodeEditorProps {
  ariaLabel: string;
  /** Escape was pressed: the next Tab leaves the editor. */
  onLeave: () => void;
}

const FILE_NAMES = { json: "document.json", javascript: "script.js" };
let opened = 0;

/** Makes an editor in the host and keeps it and the properties in step. Null until it is there. */
export function useEditor(monaco: Monaco, host: RefObject<HTMLElement | null>, wish: EditorWish): editor.IStandaloneCodeEditor | null {
  const latest = useRef(wish);
  latest.current = wish;
  const [made, setMade] = useState<editor.IStandaloneCodeEditor | null>(null);
  const { language, path, value, readOnly = false, ariaLabel, jsonSchema, extraLib } = wish;

  useEffect(() => {
    if (!host.current) return;
    opened += 1;
    const uri = monaco.Uri.parse(`file:///${opened}/${path ?? FILE_NAMES[language]}`);
    const model = monaco.editor.createModel(latest.current.value, language, uri);
    const instance = monaco.editor.create(host.current, { ...EDITOR_OPTIONS, model });
    instance.onDidChangeModelContent(() => {
      const text = model.getValue();
      // What the page itself has put in is no change: taken for one, it would outlive the next text the page has.
      if (text !== latest.current.value) latest.current.onChange(text);
    });
    addKeys(monaco, instance, latest);
    setMade(instance);
    return () => {
      setMade(null);
      instance.dispose();
      model.dispose();
    };
  }, [monaco, host, language, path]);

  useEffect(() => {
    const model = made?.getModel();
    if (!made || !model || model.getValue() === value) return;
    // As an edit and not as a new text, so that it can be undone.
    made.pushUndoStop();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
    made.pushUndoStop();
  }, [made, value]);
  useEffect(() => made?.updateOptions({ readOnly, domReadOnly: readOnly, ariaLabel }), [made, readOnly, ariaLabel]);
  useEffect(() => {
    const uri = made?.getModel()?.uri.toString();
    return uri === undefined ? undefined : monaco.connectModel(uri, { jsonSchema, extraLib });
  }, [monaco, made, jsonSchema, extraLib]);
  return made;
}

function addKeys({ KeyCode, KeyMod }: Monaco, instance: editor.IStandaloneCodeEditor, latest: RefObject<EditorWish>): void {
  const add = (id: string, keys: number, run: () => void) => instance.addAction({ id, label: id, keybindings: [keys], run });
  add("run", KeyMod.CtrlCmd | KeyCode.Enter, () => latest.current.onRun?.());
  add("save", KeyMod.CtrlCmd | KeyCode.KeyS, () => latest.current.onSave?.());
  leaveByTab({ KeyCode }, instance, () => latest.current.onLeave());
}
