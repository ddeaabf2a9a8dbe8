"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Drawer, DrawerContent, DrawerTitle } from "@/components/ui/drawer";
import { IconButton } from "@/components/ui/icon-button";
import { Nav, type NavProps } from "./nav";

interface NavSheetProps extends NavProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The navigation of a narrow screen. */
export default function NavSheet({ open, onOpenChange, ...nav }: NavSheetProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <DrawerContent side="left" className="bg-sunken">
        <DrawerTitle className="sr-only">{t("navigation")}</DrawerTitle>
        <IconButton size="md" label={common("close")} className="absolute top-2.5 right-3" onClick={() => onOpenChange(false)}>
          <X aria-hidden />
        </IconButton>
        <Nav {...nav} onNavigate={() => onOpenChange(false)} />
      </DrawerContent>
    </Drawer>
  );
}
