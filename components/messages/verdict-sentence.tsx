"use client";

import { useTranslations } from "next-intl";
import { useClock } from "@/components/display/clock-store";
import { useInstants } from "@/components/display/instant-formats";
import { tagText } from "@/components/display/tag-text";
import { Chip } from "@/components/ui/chip";
import type { Message } from "@/lib/messages/schema";
import type { Verdict } from "@/lib/verdicts/schema";

interface VerdictSentenceProps {
  verdict: Verdict;
  message: Message;
}

const REASONS = ["user", "failing", "gone", "operator"] as const;

/** Why an endpoint did not get the message, and what can be done about it. */
export function VerdictSentence({ verdict, message }: VerdictSentenceProps) {
  const t = useTranslations("message.verdicts");
  const { remedy } = verdict;
  return (
    <p className="text-13 leading-6 text-fg-2">
      <Why verdict={verdict} message={message} /> {remedy ? t(`remedies.${remedy}`) : null}
    </p>
  );
}

function Why({ verdict, message }: VerdictSentenceProps) {
  const t = useTranslations("message.verdicts");
  const { writeNear } = useInstants();
  const { since } = verdict;
  const time = useClock((now) => (since ? writeNear(since, now) : ""));
  const tags = (list: readonly string[]) => (list.length === 0 ? t("noTags") : list.map((tag) => <TagChip key={tag} tag={tag} />));
  switch (verdict.verdict) {
    case "disabled": {
      const reason = REASONS.find((known) => known === verdict.reason) ?? "user";
      return t(`disabled.${reason}`, { time });
    }
    case "consumerYounger":
      return t("consumerYounger", { time });
    case "deleted":
      return t("deleted", { time });
    case "tagsDidNotMatch":
      return t.rich("tagsDidNotMatch", { asked: () => tags(verdict.companyTags ?? []), had: () => tags(message.companyTags) });
    case "aboutItself":
      return t("aboutItself");
    case "notSubscribed":
      return message.isTest ? t("test") : t.rich("notSubscribed", { type: () => <code className="text-fg">{message.eventType}</code> });
    default:
      return verdict.detail;
  }
}

function TagChip({ tag }: { tag: string }) {
  return (
    <Chip mono title={tagText(tag)} className="mx-0.5 align-middle">
      {tagText(tag)}
    </Chip>
  );
}
