"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cn } from "@/components/ui/cn";

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

interface ShortcutProps {
  /** Pressed with Ctrl, or Cmd on Apple's keyboards. */
  name: "run" | "save";
  className?: string;
}

/** The keys that do what the button does, for eyes: a screen reader has them from `aria-keyshortcuts`. */
export function Shortcut({ name, className }: ShortcutProps) {
  const t = useTranslations("transformation.keys");
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <kbd aria-hidden className={cn("rounded-r2 border px-1 font-sans text-11 leading-4 font-normal max-lg:hidden", className)}>
      {t(`${apple ? "apple" : "other"}.${name}`)}
    </kbd>
  );
}
