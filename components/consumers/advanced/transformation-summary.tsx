"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeLines } from "@/components/display/code-lines";
import { highlightCode } from "@/components/display/highlight-code";
import { Instant } from "@/components/display/instant";
import { buttonClass } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action-result";
import type { SaveTransformationInput, TransformationAnswer } from "@/lib/transformations/schema";
import { useRefusalText } from "./save-bar";
import { SettingsSection } from "./settings-section";
import { useSave } from "./use-save";

/** Server action. */
export type SaveTransformation = (input: SaveTransformationInput & { id: string }) => Promise<ActionResult<TransformationAnswer>>;

const SHOWN_LINES = 6;
const JAVASCRIPT = {
  comment: "//",
  keywords: "const let var function new return if else for of in true false null undefined delete",
} as const;

interface TransformationSummaryProps {
  consumerId: string;
  transformation: TransformationAnswer;
  readOnly: boolean;
  saveTransformation: SaveTransformation;
}

/** Whether an endpoint's messages are rewritten, by what, and the way to its editor. */
export function TransformationSummary({ consumerId, transformation: first, readOnly, saveTransformation }: TransformationSummaryProps) {
  const t = useTranslations("advanced.transformation");
  const [transformation, setTransformation] = useState(first);
  const { pending, refusal, run } = useSave(saveTransformation);
  const refusalText = useRefusalText();
  const { code, enabled, version } = transformation;
  const href = `/monitor/events/endpoints/${consumerId}/transformation`;
  const turn = async (on: boolean) => {
    const answer = await run({ id: consumerId, code, enabled: on });
    if (!answer.ok) return;
    setTransformation(answer.data);
    toast.success(t(on ? "turnedOn" : "turnedOff"));
  };
  return (
    <SettingsSection id="transformation" title={t("title")} text={t("text")}>
      {version === null ? (
        <>
          <p className="mb-2.5 text-13 text-fg-3">{t("none")}</p>
          <Link href={href} className={buttonClass("plain", "sm")}>
            {t(readOnly ? "view" : "write")}
          </Link>
        </>
      ) : (
        <div className="overflow-hidden rounded-r3 border border-line">
          <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 py-1.5 pr-1.5 pl-3 text-13">
            <Switch checked={enabled} label={t("enabled")} disabled={readOnly || pending} onCheckedChange={(on) => void turn(on)} />
            <span className="font-medium">{t(enabled ? "on" : "off")}</span>
            <Saved transformation={transformation} />
            <Link href={href} className={`${buttonClass("plain", "sm")} ml-auto`}>
              {t(readOnly ? "view" : "edit")}
            </Link>
          </div>
          <CodeLines lines={linesOf(code, (count) => t("moreLines", { count }))} label={t("title")} className="border-t border-line" />
        </div>
      )}
      <FieldError id="transformation-refusal" error={refusalText(refusal)} />
    </SettingsSection>
  );
}

function Saved({ transformation: { version, modified, modifiedBy } }: { transformation: TransformationAnswer }) {
  const t = useTranslations("advanced.transformation");
  if (version === null || modified === null) return null;
  return (
    <span className="text-fg-3">
      {t.rich(modifiedBy === null ? "version" : "versionBy", {
        version,
        name: modifiedBy ?? "",
        at: () => <Instant at={modified} className="text-fg-3" />,
      })}
    </span>
  );
}

/** The first lines, and how many more there are. */
function linesOf(code: string, more: (count: number) => string) {
  const lines = highlightCode(code.trimEnd(), JAVASCRIPT);
  if (lines.length <= SHOWN_LINES) return lines;
  const rest = more(lines.length - SHOWN_LINES + 1);
  return [...lines.slice(0, SHOWN_LINES - 1), { indent: 0, tokens: [{ kind: "comment" as const, text: rest }] }];
}
