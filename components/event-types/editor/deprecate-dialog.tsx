"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ChoiceField } from "@/components/testing/choice-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";

interface DeprecateDialogProps {
  name: string;
  /** Event types that may replace it. */
  current: string[];
  /** Answers whether it was done; then the dialog closes. */
  onDeprecate: (replacedBy: string | null) => Promise<boolean>;
  onClose: () => void;
}

const NONE = "";

/** Marks a type as outdated, and says what to use instead. */
export default function DeprecateDialog({ name, current, onDeprecate, onClose }: DeprecateDialogProps) {
  const t = useTranslations("adminEventTypes.deprecate");
  const common = useTranslations("common");
  const id = useId();
  const [replacedBy, setReplacedBy] = useState(NONE);
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const send = async () => {
    setState("pending");
    if (await onDeprecate(replacedBy || null).catch(() => false)) onClose();
    else setState("failed");
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHead title={t("title", { name })}>{t("text")}</DialogHead>
        <DialogBody>
          <ChoiceField
            id={`${id}-replacement`}
            label={t("replacedBy")}
            value={replacedBy}
            shown={replacedBy || t("nothing")}
            options={[{ value: NONE, label: t("nothing") }, ...current.map((value) => ({ value, label: value }))]}
            onChange={setReplacedBy}
            searchLabel={t("search")}
            noneLabel={t("none")}
            mono={replacedBy !== NONE}
          />
          <FieldError id={`${id}-error`} error={state === "failed" ? t("failed") : undefined} />
        </DialogBody>
        <DialogFoot>
          <Button variant="primary" disabled={state === "pending"} onClick={() => void send()}>
            {state === "pending" ? t("pending") : t("submit")}
          </Button>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
