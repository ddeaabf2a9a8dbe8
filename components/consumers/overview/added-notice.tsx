"use client";

import { Check, Copy, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { consumerHref } from "@/components/consumers/consumer-cells";
import type { ReadSecret } from "@/components/consumers/overview/use-secret";
import { useCopy } from "@/components/display/use-copy";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

interface AddedNoticeProps {
  consumerId: string;
  readSecret: ReadSecret;
}

/** After an endpoint was added: its secret, one click away. It stays until dismissed; the URL says that it is there. */
export function AddedNotice({ consumerId, readSecret }: AddedNoticeProps) {
  const t = useTranslations("endpoint.added");
  const [added, setAdded] = useQueryState("added", parseAsBoolean);
  const { copied, copy } = useCopy();
  if (!added) return null;
  const read = async () => {
    const answer = await readSecret(consumerId);
    if (!answer.ok) throw new Error("The secret could not be read.");
    return answer.data.key;
  };
  return (
    <Banner
      tone="info"
      title={t("title")}
      actions={
        <>
          <Button size="sm" onClick={() => void copy(read)}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {t("copySecret")}
          </Button>
          <Button asChild size="sm" variant="ghost">
            <Link href={consumerHref(consumerId)}>{t("verify")}</Link>
          </Button>
          <IconButton size="md" label={t("dismiss")} onClick={() => void setAdded(null)}>
            <X aria-hidden />
          </IconButton>
        </>
      }
    >
      {t("text")}
    </Banner>
  );
}
