import type { editor } from "monaco-editor/editor";
import type { Monaco } from "@/components/code-editor/load-monaco";

/** What Escape closes first. */
const OPEN_WIDGETS = [
  "suggestWidgetVisible",
  "findWidgetVisible",
  "parameterHintsVisible",
  "markersNavigationVisible",
  "inSnippetMode",
  "editorHasMultipleSelections",
];

/**
 * In an editor Tab indents, so that the keyboard alone would not get out. After Escape it leaves, forwards or backwards, until
 * another key is pressed.
 */
export function leaveByTab({ KeyCode }: Pick<Monaco, "KeyCode">, instance: editor.IStandaloneCodeEditor, onLeave: () => void): void {
  let leaves = false;
  instance.addAction({
    id: "leave",
    label: "leave",
    keybindings: [KeyCode.Escape],
    precondition: OPEN_WIDGETS.map((key) => `!${key}`).join(" && "),
    run() {
      leaves = true;
      onLeave();
    },
  });
  instance.onKeyDown((event) => {
    // Kept from Monaco, the key does what it does everywhere: the browser moves the focus.
    if (event.keyCode === KeyCode.Tab && leaves) event.stopPropagation();
    else if (event.keyCode !== KeyCode.Shift) leaves = false;
  });
  instance.onDidBlurEditorWidget(() => {
    leaves = false;
  });
}
