"use client";

import { ClipboardPaste, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ConsumerHeadersAnswer } from "@/lib/consumers/headers-schema";
import { HEADER_GRID, HeaderRowFields } from "./header-row-fields";
import { PasteHeaders } from "./paste-headers";
import { SaveBar, useRefusalText } from "./save-bar";
import { SettingsSection } from "./settings-section";
import { type ChangeHeaders, useHeaderRows } from "./use-header-rows";

interface CustomHeadersProps {
  consumerId: string;
  /** As saved, their values masked. */
  headers: ConsumerHeadersAnswer;
  readOnly: boolean;
  changeHeaders: ChangeHeaders;
}

/** Headers that are added to every request of an endpoint. */
export function CustomHeaders({ consumerId, headers, readOnly, changeHeaders }: CustomHeadersProps) {
  const t = useTranslations("advanced.headers");
  const refusalText = useRefusalText();
  const list = useHeaderRows(consumerId, headers, changeHeaders, t("saved"));
  const [pasting, setPasting] = useState(false);
  const focusLater = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = await list.save();
    if (wrong) focusLater(`header-${wrong.key}-${list.problemOf(wrong.key)?.at ?? "name"}`);
  };
  return (
    <SettingsSection id="headers" title={t("title")} text={t.rich("text", { code: (name) => <code>{name}</code> })}>
      <form onSubmit={submit} noValidate>
        {list.rows.length > 0 ? (
          <>
            <div aria-hidden className={`${HEADER_GRID} mb-1 text-12 text-fg-3 max-md:hidden`}>
              <span>{t("name")}</span>
              <span>{t("value")}</span>
            </div>
            <ul>
              {list.rows.map((row) => (
                <HeaderRowFields
                  key={row.key}
                  row={row}
                  problem={list.problemOf(row.key)}
                  disabled={readOnly || list.pending}
                  onEdit={(edit) => list.edit(row.key, edit)}
                  onLeave={() => list.show(row.key)}
                  onRemove={() => {
                    list.remove(row.key);
                    focusLater("add-header");
                  }}
                />
              ))}
            </ul>
          </>
        ) : (
          <p className="mb-2 text-13 text-fg-3">{t("none")}</p>
        )}
        <div className="mt-1 flex flex-wrap gap-2">
          <Button id="add-header" size="sm" disabled={readOnly || list.pending} onClick={list.add}>
            <Plus aria-hidden strokeWidth={2} />
            {t("add")}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            disabled={readOnly || list.pending}
            aria-expanded={pasting}
            onClick={() => setPasting(!pasting)}
          >
            <ClipboardPaste aria-hidden strokeWidth={2} />
            {t("pasteMany")}
          </Button>
        </div>
        {pasting ? <PasteHeaders onPaste={list.paste} onClose={() => setPasting(false)} /> : null}
        {list.isChanged ? (
          <SaveBar label={t("save")} pending={list.pending} error={refusalText(list.refusal)} onDiscard={list.discard} />
        ) : null}
      </form>
    </SettingsSection>
  );
}
