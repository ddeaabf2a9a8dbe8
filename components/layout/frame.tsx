import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Nav, type NavProps } from "./nav";
import { ReachBanner } from "./reach-banner";

interface FrameProps extends NavProps {
  topbar: ReactNode;
  /** Below the top bar, above the page: what holds wherever one is. */
  notice?: ReactNode;
  children: ReactNode;
}

/** What every page stands in: navigation at the left, a bar at the top, the content. */
export function Frame({ topbar, notice, children, ...nav }: FrameProps) {
  const t = useTranslations("shell");
  return (
    <div className="grid min-h-dvh grid-cols-[224px_minmax(0,1fr)] max-lg:grid-cols-1">
      <a
        href="#content"
        className="fixed top-2 left-2 z-[100] rounded-r3 bg-raised px-3 py-2 text-13 font-medium shadow-menu not-focus:sr-only"
      >
        {t("skipToContent")}
      </a>
      <nav aria-label={t("navigation")} className="sticky top-0 flex h-dvh flex-col border-r border-line bg-sunken max-lg:hidden">
        <Nav {...nav} />
      </nav>
      <div className="min-w-0">
        {topbar}
        <ReachBanner />
        {notice}
        <main id="content" tabIndex={-1} className="px-8 pt-5 pb-12 outline-none max-lg:px-6 max-md:px-4 max-md:pt-4 max-md:pb-10">
          {children}
        </main>
      </div>
    </div>
  );
}
