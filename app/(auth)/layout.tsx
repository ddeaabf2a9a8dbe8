import type { ReactNode } from "react";
import { setLanguage } from "@/app/actions";
import { Brand } from "@/components/layout/brand";
import { LanguageMenu } from "@/components/layout/language-menu";

/** The frame of the pages outside the portal: brand, language, content. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr]">
      <header className="flex h-16 items-center justify-between px-8 max-md:px-4">
        <Brand />
        <LanguageMenu setLanguage={setLanguage} />
      </header>
      {children}
    </div>
  );
}
