"use client";

import { useTranslations } from "next-intl";
import { setSingleKeys, useSingleKeys } from "@/components/search/single-keys";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";

/** Every shortcut; those of a single character can be turned off. */
const SHORTCUTS = [
  { name: "palette", keys: ["Ctrl K", "⌘ K"], single: false },
  { name: "list", keys: ["?"], single: true },
  { name: "search", keys: ["/"], single: true },
  { name: "add", keys: ["C"], single: true },
  { name: "rows", keys: ["↑", "↓"], single: false },
  { name: "open", keys: ["Enter"], single: false },
  { name: "nextAttempt", keys: ["J", "→"], single: true },
  { name: "previousAttempt", keys: ["K", "←"], single: true },
  { name: "close", keys: ["Esc"], single: false },
] as const;

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The keys of the portal, and the switch for those of a single character. */
export default function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const t = useTranslations("search.shortcuts");
  const common = useTranslations("common");
  const on = useSingleKeys();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="w-[min(520px,calc(100vw-32px))]">
        <DialogHead title={t("title")} />
        <DialogBody>
          <div className="mb-4 flex items-start gap-3 text-13">
            <div className="min-w-0 flex-1">
              <p id="single-keys-label" className="font-medium">
                {t("switch")}
              </p>
              <p className="text-fg-2">{t("switchText")}</p>
            </div>
            <Switch checked={on} onCheckedChange={setSingleKeys} label={t("switch")} />
          </div>
          <dl className="border-t border-line text-13">
            {SHORTCUTS.map(({ name, keys, single }) => (
              <div key={name} className="flex min-h-9 items-center gap-3 border-b border-line last:border-0">
                <dt className={single && !on ? "flex-1 text-fg-3 line-through" : "flex-1"}>{t(`does.${name}`)}</dt>
                <dd className="flex gap-1.5">
                  {keys.map((key) => (
                    <kbd key={key} className="rounded-r2 border border-line-strong px-1.5 font-sans text-12 text-fg-2">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </DialogBody>
        <DialogFoot>
          <DialogClose asChild>
            <Button>{common("close")}</Button>
          </DialogClose>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
