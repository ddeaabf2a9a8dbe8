"use client";

import { Archive, CircleCheck, Hourglass, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, Status } from "@/components/ui/status";

interface EventTypeStateProps {
  type: { archived: boolean; deprecated: boolean };
  /** In a box, for the page's header. */
  boxed?: boolean;
}

/** Whether it is to be used, in a word. */
export function EventTypeState({ type: { archived, deprecated }, boxed }: EventTypeStateProps) {
  const t = useTranslations("adminEventTypes.states");
  const Part = boxed ? Badge : Status;
  if (archived)
    return (
      <Part tone="mute" icon={Archive}>
        {t("archived")}
      </Part>
    );
  if (deprecated)
    return (
      <Part tone="warn" icon={Hourglass}>
        {t("deprecated")}
      </Part>
    );
  return (
    <Part tone="ok" icon={CircleCheck}>
      {t("current")}
    </Part>
  );
}

/** It comes with the product. */
export function BuiltIn() {
  const t = useTranslations("adminEventTypes");
  return (
    <Badge tone="mute" icon={Lock}>
      {t("builtIn")}
    </Badge>
  );
}
