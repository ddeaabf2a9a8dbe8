import { Bot, Cog, KeyRound, ShieldCheck, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AuditEntryAnswer } from "@/lib/audit/schema";

const ICONS = { user: UserRound, operator: ShieldCheck, key: KeyRound, integration: Bot, system: Cog } as const;

function kindOf(id: string): keyof typeof ICONS {
  const [kind = ""] = id.split(":");
  return kind in ICONS ? (kind as keyof typeof ICONS) : "system";
}

/** Who did it: a person, the operator, an API key, an integration, or the service itself. */
export function AuditActor({ actor }: { actor: AuditEntryAnswer["actor"] }) {
  const t = useTranslations("audit.actors");
  const kind = kindOf(actor.id);
  const Icon = ICONS[kind];
  return (
    <span title={actor.name} className="inline-flex max-w-full min-w-0 items-center gap-1.5 text-fg-2">
      <Icon role="img" aria-label={t(kind)} className="size-3.5 flex-none text-fg-3" strokeWidth={1.75} />
      <span className="truncate">
        {kind === "system" ? t("system") : kind === "operator" ? t("operatorNamed", { name: actor.name }) : actor.name}
      </span>
    </span>
  );
}
