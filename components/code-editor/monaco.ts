import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeEditor/register";
// These two come with the languages' workers anyway, later than Monaco's services are fixed: every editor would miss theirs.
import "monaco-editor/features/codelens/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/diffEditor/register";
import "monaco-editor/features/documentSymbols/register";
import "monaco-editor/features/dropOrPasteInto/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/longLinesHelper/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/readOnlyMessage/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/suggest/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/features/wordPartOperations/register";
import { type Environment, editor, KeyCode, KeyMod, MarkerSeverity, Uri } from "monaco-editor/editor";
import { followTheme } from "@/components/code-editor/monaco-theme";

/** Every worker is a file of our own origin. Bundlers find them by these literal paths only. */
const environment: Environment = {
  getWorker(_, label) {
    if (label === "json") return new Worker(new URL("./workers/json.worker.ts", import.meta.url), { type: "module" });
    if (label === "javascript") return new Worker(new URL("./workers/javascript.worker.ts", import.meta.url), { type: "module" });
    return new Worker(new URL("./workers/editor.worker.ts", import.meta.url), { type: "module" });
  },
};
(globalThis as { MonacoEnvironment?: Environment }).MonacoEnvironment = environment;

followTheme(editor);
// Widths are measured once; measured before the font is there they would be another font's.
void document.fonts.load('12px "JetBrains Mono Variable"').then(() => editor.remeasureFonts());

export { editor, KeyCode, KeyMod, MarkerSeverity, Uri };
