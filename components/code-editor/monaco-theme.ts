import type { editor } from "monaco-editor/editor";

const THEME = "postrider";

/** Colour of Monaco's → token of ours. The ground is the frame's own, so that an editor can lie on any surface. */
const COLOURS = {
  "editor.foreground": "--code-fg",
  "editor.lineHighlightBackground": "--code-active",
  "editor.selectionBackground": "--accent-line",
  "editorCursor.foreground": "--fg",
  "editorLineNumber.foreground": "--fg-3",
  "editorLineNumber.activeForeground": "--fg",
  "editorIndentGuide.background1": "--line",
  "editorBracketHighlight.foreground1": "--code-fg",
  "editorBracketHighlight.foreground2": "--code-fg",
  "editorBracketHighlight.foreground3": "--code-fg",
  "editorBracketMatch.background": "--code-active",
  "editorBracketMatch.border": "--accent-line",
  "editorError.foreground": "--bad-solid",
  "editorWarning.foreground": "--warn-solid",
  "editorInfo.foreground": "--info-solid",
  "editorWidget.background": "--bg-raised",
  "editorWidget.foreground": "--fg",
  "editorWidget.border": "--line-strong",
  "editorHoverWidget.background": "--bg-raised",
  "editorHoverWidget.border": "--line-strong",
  "editorSuggestWidget.background": "--bg-raised",
  "editorSuggestWidget.border": "--line-strong",
  "editorSuggestWidget.selectedBackground": "--bg-selected",
  "editorSuggestWidget.selectedForeground": "--fg",
  "editorSuggestWidget.highlightForeground": "--accent-fg",
  "editorSuggestWidget.focusHighlightForeground": "--accent-fg",
  "list.hoverBackground": "--bg-hover",
  "input.background": "--input-bg",
  "input.foreground": "--fg",
  "input.border": "--input-line",
  focusBorder: "--focus",
  "textLink.foreground": "--accent-fg",
  "diffEditor.insertedTextBackground": "--diff-add-mark",
  "diffEditor.insertedLineBackground": "--diff-add-bg",
  "diffEditor.removedTextBackground": "--diff-del-mark",
  "diffEditor.removedLineBackground": "--diff-del-bg",
  "diffEditor.unchangedRegionBackground": "--bg-sunken",
  "diffEditor.unchangedRegionForeground": "--fg-3",
} as const;

const TOKENS = {
  comment: "--code-cm",
  keyword: "--code-kw",
  "keyword.json": "--code-kw",
  number: "--code-num",
  regexp: "--code-str",
  string: "--code-str",
  "string.key.json": "--code-key",
  "string.value.json": "--code-str",
  "type.identifier": "--code-fn",
  delimiter: "--code-fg",
  identifier: "--code-fg",
} as const;

/** Reads tokens as `#rrggbb`, however the style sheet spells them. */
function tokenReader(): (token: string) => string {
  const style = getComputedStyle(document.documentElement);
  const paint = document.createElement("canvas").getContext("2d");
  return (token) => {
    const value = style.getPropertyValue(token).trim();
    if (!paint) return value;
    paint.fillStyle = value;
    return paint.fillStyle;
  };
}

function defineTheme(monaco: typeof editor): void {
  const read = tokenReader();
  const dark = document.documentElement.dataset.theme === "dark";
  monaco.defineTheme(THEME, {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: Object.entries(TOKENS).map(([token, name]) => ({ token, foreground: read(name).slice(1) })),
    colors: {
      ...Object.fromEntries(Object.entries(COLOURS).map(([colour, name]) => [colour, read(name)])),
      "editor.background": "#00000000",
      "editorGutter.background": "#00000000",
      "editor.lineHighlightBorder": "#00000000",
      "scrollbar.shadow": "#00000000",
      "widget.shadow": "#00000033",
    },
  });
  monaco.setTheme(THEME);
}

/** Gives every editor the colours of our tokens, now and whenever the page's theme changes. */
export function followTheme(monaco: typeof editor): void {
  defineTheme(monaco);
  const observer = new MutationObserver(() => defineTheme(monaco));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
