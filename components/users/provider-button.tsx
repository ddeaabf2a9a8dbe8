"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

interface ProviderButtonProps {
  /** Name of the identity provider. */
  provider: string;
  returnTo: string;
}

/** The other way in: the organisation's own identity provider. */
export function ProviderButton({ provider, returnTo }: ProviderButtonProps) {
  const t = useTranslations("signIn");
  const [pending, setPending] = useState(false);
  const go = async () => {
    setPending(true);
    const { signIn } = await import("next-auth/react");
    await signIn("oidc", { callbackUrl: returnTo }).catch(() => setPending(false));
  };
  return (
    <>
      <p
        aria-hidden
        className="my-4 flex items-center gap-3 text-12 text-fg-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        {t("or")}
      </p>
      <Button disabled={pending} onClick={() => void go()} className="h-9 w-full">
        {t("continueWith", { provider })}
      </Button>
    </>
  );
}
