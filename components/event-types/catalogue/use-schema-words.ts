"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { SchemaRow } from "./schema-rows";

/** Writes types and notes of a schema's rows: `array of object`, `uuid or null`; "optional". */
export function useSchemaWords() {
  const t = useTranslations("catalogue.schema");
  return useMemo(
    () => ({
      typeText: ({ type, values }: SchemaRow) => {
        const kind = values.length > 0 ? t("values", { kind: type.kind, count: values.length }) : type.kind;
        const whole = type.within === null ? kind : t(type.within, { kind });
        return type.nullable ? t("orNull", { kind: whole }) : whole;
      },
      noteText: ({ required, deprecated, longest }: SchemaRow) => [
        ...(required ? [] : [t("optional")]),
        ...(deprecated ? [t("deprecated")] : []),
        ...(longest === null ? [] : [t("longest", { count: longest })]),
      ],
    }),
    [t],
  );
}
