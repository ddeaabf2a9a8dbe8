import { useTranslations } from "next-intl";
import { readUserAgent } from "@/components/users/account/read-user-agent";

/** `Firefox on Windows` */
export function useBrowserName(): (userAgent: string | null) => string {
  const t = useTranslations("account.sessions");
  return (userAgent) => {
    const { browser, system } = readUserAgent(userAgent ?? "");
    if (!browser) return t("unknown");
    return system ? t("on", { browser, system }) : browser;
  };
}
