import "monaco-editor/languages/definitions/javascript/register";
import { javascriptDefaults, ScriptTarget } from "monaco-editor/languages/features/typescript/register";
import type { CodeEditorProps } from "@/components/code-editor/code-editor-props";

// What the sandbox runs: the language itself, without a browser's or Node's names.
javascriptDefaults.setCompilerOptions({
  allowJs: true,
  allowNonTsExtensions: true,
  target: ScriptTarget.ESNext,
  lib: ["es2023"],
});
// Types are there to complete and explain. Code without annotations is full of what only looks like a fault.
javascriptDefaults.setDiagnosticsOptions({ noSyntaxValidation: false, noSemanticValidation: true, noSuggestionDiagnostics: true });
javascriptDefaults.setModeConfiguration({
  completionItems: true,
  hovers: true,
  diagnostics: true,
  signatureHelp: true,
});

/** Lets code use the declarations until the answer is called. */
export function connectModel(uri: string, { extraLib }: Pick<CodeEditorProps, "jsonSchema" | "extraLib">): () => void {
  if (!extraLib) return () => {};
  const types = javascriptDefaults.addExtraLib(extraLib, `${uri}.d.ts`);
  return () => types.dispose();
}
