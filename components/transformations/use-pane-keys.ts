"use client";

import { useEffect } from "react";

/** Where the keyboard goes in a pane: its editor, or the pane itself. */
function focusPane(pane: HTMLElement): void {
  const editor = pane.querySelector<HTMLElement>("textarea:not([aria-hidden=true]), [role=textbox]");
  (editor ?? pane).focus();
}

interface PaneKeys {
  onRun: () => void;
  onSave: () => void;
}

/** F6 goes to the next pane and Shift-F6 to the one before; Ctrl-Enter runs and Ctrl-S saves wherever the focus is. */
export function usePaneKeys({ onRun, onSave }: PaneKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isCommand = event.metaKey || event.ctrlKey;
      if (event.key === "F6") {
        const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
        const at = panes.findIndex((pane) => pane.contains(document.activeElement));
        const next = panes[(at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length];
        if (next) focusPane(next);
      } else if (isCommand && event.key === "Enter") onRun();
      else if (isCommand && event.key.toLowerCase() === "s") onSave();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onRun, onSave]);
}
