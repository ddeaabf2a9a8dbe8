"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { IconButton } from "@/components/ui/icon-button";

/** Between light and dark; the system's own choice is in the account menu. */
export function ThemeToggle({ className }: { className?: string }) {
  const t = useTranslations("shell");
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <IconButton
      size="md"
      label={t("toggleTheme")}
      className={className}
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      {/* Which theme is on is known only in the browser, so both are drawn and CSS shows one. */}
      <Sun aria-hidden className="in-data-[theme=dark]:hidden" strokeWidth={1.75} />
      <Moon aria-hidden className="hidden in-data-[theme=dark]:block" strokeWidth={1.75} />
    </IconButton>
  );
}
