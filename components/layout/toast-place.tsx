"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { toastsPlaced } from "@/components/ui/toast";

/** Toasts in our own look. */
export default function ToastPlace() {
  const t = useTranslations("common");
  const { resolvedTheme } = useTheme();
  // Effects of children run first: by now the toaster listens.
  useEffect(() => toastsPlaced(toast), []);
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel={t("notifications")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-center gap-2.5 rounded-r3 bg-raised px-3 py-2.5 text-13 text-fg shadow-menu",
          success: "[&_[data-icon]]:text-ok-solid",
          error: "[&_[data-icon]]:text-bad-solid",
          description: "text-12 text-fg-3",
          actionButton: "ml-auto shrink-0 rounded-r2 border border-line-strong px-2 py-0.5 text-12 font-medium hover:bg-hover",
        },
      }}
    />
  );
}
