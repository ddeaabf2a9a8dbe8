"use client";

import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { NavProps } from "./nav";

// Loaded when it is first opened: a wide screen never needs it.
const NavSheet = dynamic(() => import("./nav-sheet"));

export function NavSheetButton(nav: NavProps) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <IconButton
        size="md"
        label={t("openNavigation")}
        aria-expanded={open}
        className="lg:hidden"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <MenuIcon aria-hidden />
      </IconButton>
      {wanted ? <NavSheet {...nav} open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}
