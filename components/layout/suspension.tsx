"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";
import { Banner } from "@/components/ui/banner";

const Suspended = createContext(false);

/** Says to all that is on a client's pages whether the client is suspended. */
export function SuspensionProvider({ suspended, children }: { suspended: boolean; children: ReactNode }) {
  return <Suspended value={suspended}>{children}</Suspended>;
}

/**
 * Why something can't be done here: what it says of the role, but for a suspended client's people, whom no other role would help.
 */
export function useRefusal(): (ofRole: string) => string {
  const suspended = useContext(Suspended);
  const t = useTranslations("suspended");
  return (ofRole) => (suspended ? t("refusal") : ofRole);
}

/** In the place of what a role does not show or change: why, and whom to ask. */
export function RefusalBanner({ title, text, className }: { title: string; text: string; className?: string }) {
  const suspended = useContext(Suspended);
  const t = useTranslations("suspended");
  return (
    <Banner tone="mute" title={suspended ? t("refusal") : title} className={className}>
      {suspended ? t("refusalText") : text}
    </Banner>
  );
}
