"use client";

import { useTranslations } from "next-intl";
import { useChangeTexts } from "@/components/consumers/history/use-change-texts";
import { PropertyChanges } from "@/components/display/property-changes";
import { Banner } from "@/components/ui/banner";
import { Skeleton } from "@/components/ui/skeleton";
import type { Refusal as ActionRefusal, ActionResult, ValidationIssue } from "@/lib/action-result";
import type { Restored, WebhookVersion } from "@/lib/consumers/versions-schema";

interface RestorePlanProps {
  /** Null while it is being asked for. */
  plan: ActionResult<Restored> | null;
  version: WebhookVersion;
}

/** What a restore would change, or why it can't be. */
export function RestorePlan({ plan, version }: RestorePlanProps) {
  const t = useTranslations("history.restore");
  const textsOf = useChangeTexts();
  if (plan === null)
    return (
      <div role="status" className="flex flex-col gap-3">
        <span className="sr-only">{t("counting")}</span>
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
      </div>
    );
  if (!plan.ok) return <Refusal refusal={plan} version={version} />;
  if (plan.data.changes.length === 0) return <p>{t("nothing")}</p>;
  return <PropertyChanges changes={textsOf(plan.data.changes)} />;
}

function Refusal({ refusal, version }: { refusal: ActionRefusal; version: WebhookVersion }) {
  const t = useTranslations("history.restore");
  const wordsOf = useIssueWords(version);
  const { error, issues } = refusal;
  return (
    <Banner tone="bad" title={t("refused")} className="mb-0">
      {issues.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {issues.map((issue) => (
            <li key={issue.itemId} className="[overflow-wrap:anywhere]">
              {wordsOf(issue)}
            </li>
          ))}
        </ul>
      ) : (
        t(error === "not_found" ? "gone" : error === "unreachable" ? "unreachable" : "failed")
      )}
    </Banner>
  );
}

const URL_RULES = ["url_malformed", "url_scheme", "url_credentials", "url_address"] as const;

/** What is not valid any more, in the reader's language; other rules are told in the server's own words. */
function useIssueWords({ configuration }: WebhookVersion): (issue: ValidationIssue) => string {
  const t = useTranslations("history.restore.refusals");
  const urls = useTranslations("addEndpoint.errors.url");
  return ({ itemId, validatorName, message }) => {
    const rule = URL_RULES.find((one) => one === validatorName);
    if (rule) return `${configuration.url}: ${urls(rule)}`;
    if (validatorName === "transformation") return t("transformation");
    if (validatorName !== "event_type") return message;
    const place = Number(/\[(\d+)\]$/.exec(itemId)?.[1]);
    return t("event_type", { name: configuration.eventTypes[place] ?? itemId });
  };
}
