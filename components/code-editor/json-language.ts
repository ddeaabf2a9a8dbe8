import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import type { CodeEditorProps } from "@/components/code-editor/code-editor-props";

const schemas = new Map<string, object>();

function validate(): void {
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    enableSchemaRequest: false,
    schemaValidation: "error",
    schemas: [...schemas].map(([uri, schema]) => ({ uri: `${uri}.schema`, fileMatch: [uri], schema })),
  });
}

/** Checks the text of a model against a schema, if there is one, until the answer is called. */
export function connectModel(uri: string, { jsonSchema }: Pick<CodeEditorProps, "jsonSchema" | "extraLib">): () => void {
  if (jsonSchema) schemas.set(uri, jsonSchema);
  validate();
  return () => {
    if (schemas.delete(uri)) validate();
  };
}
