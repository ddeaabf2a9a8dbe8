"use client";

import { CircleCheck, CircleDashed, CircleHelp, CircleX, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type Tone } from "@/components/ui/status";
import type { SignatureVerdict } from "@/lib/inbox/schema";

const LOOKS: Record<SignatureVerdict["verdict"], { tone: Tone; icon: LucideIcon }> = {
  verified: { tone: "ok", icon: CircleCheck },
  wrong: { tone: "bad", icon: CircleX },
  missing: { tone: "mute", icon: CircleDashed },
  unknown: { tone: "mute", icon: CircleHelp },
};

/** Whether a signature verifies, in a word. */
export function SignatureStatus({ signature }: { signature: SignatureVerdict }) {
  const t = useTranslations("inbox.verdicts");
  return <Status {...LOOKS[signature.verdict]}>{t(signature.verdict)}</Status>;
}
