"use client";

import { RotateCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SecretActions } from "@/components/consumers/overview/secret-actions";
import { ForbiddenSecret, SecretField } from "@/components/consumers/overview/secret-field";
import { useClock } from "@/components/display/clock-store";
import { useInstants } from "@/components/display/instant-formats";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { toast } from "@/components/ui/toast";
import type { SecretState } from "@/lib/consumers/schema";

// Loaded when a secret is about to change.
const RotateSecretDialog = dynamic(() => import("./rotate-secret-dialog"));
const ExpireSecretsDialog = dynamic(() => import("./expire-secrets-dialog"));

interface SecretBlockProps {
  consumerId: string;
  state: SecretState;
  /** Null for a role that never sees a secret. */
  actions: SecretActions | null;
}

/** The signing secret as an object: hidden until asked for, rotated, and what of earlier ones still signs. */
export function SecretBlock({ consumerId, state, actions }: SecretBlockProps) {
  const t = useTranslations("endpoint.secret");
  const refuse = useRefusal();
  const router = useRouter();
  const [open, setOpen] = useState<"rotate" | "expire" | null>(null);
  const close = () => setOpen(null);
  return (
    <div>
      <div className="mb-1.5 flex min-h-7 items-center gap-2">
        <h2 id="signing-secret" className="flex-1 text-13 font-semibold">
          {t("title")}
        </h2>
        <Button
          variant="ghost"
          size="sm"
          disabled={actions === null}
          title={actions === null ? refuse(t("forbidden")) : undefined}
          onClick={() => setOpen("rotate")}
        >
          <RotateCw aria-hidden />
          {t("rotate")}
        </Button>
      </div>
      {actions ? (
        // Another secret is another field: what is shown of the one before is forgotten.
        <SecretField key={state.rotated} consumerId={consumerId} readSecret={actions.read} />
      ) : (
        <ForbiddenSecret />
      )}
      <SecretHistory state={state} onExpire={actions ? () => setOpen("expire") : null} />
      {state.publicKey ? <PublicKey value={state.publicKey} /> : null}
      {open === "rotate" && actions ? (
        <RotateSecretDialog
          consumerId={consumerId}
          hasKeyPair={state.publicKey !== null}
          rotate={actions.rotate}
          onRotated={router.refresh}
          onClose={close}
        />
      ) : null}
      {open === "expire" && actions ? (
        <ExpireSecretsDialog
          count={state.expiring.length}
          onExpire={async () => {
            const { ok } = await actions.expire(consumerId);
            if (ok) toast.success(t("expired"));
            if (ok) router.refresh();
            return ok;
          }}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

/** Since when the current secret signs, and until when earlier ones sign along. */
function SecretHistory({ state, onExpire }: { state: SecretState; onExpire: (() => void) | null }) {
  const t = useTranslations("endpoint.secret");
  const { writeNear } = useInstants();
  const last =
    state.expiring
      .map(({ expiresAt }) => expiresAt)
      .sort()
      .at(-1) ?? "";
  const rotated = useClock((now) => (state.rotated ? writeNear(state.rotated, now) : ""));
  const until = useClock((now) => (last !== "" && Date.parse(last) > now ? writeNear(last, now) : ""));
  if (rotated === "" && until === "") return null;
  return (
    <p className="mt-1 text-12 leading-[18px] text-fg-3">
      {rotated ? `${t("rotated", { at: rotated })} ` : null}
      {until ? (
        <>
          {t("expiring", { count: state.expiring.length, until })}{" "}
          {onExpire ? (
            <button type="button" onClick={onExpire} className="link">
              {t("expireNow")}
            </button>
          ) : null}
        </>
      ) : null}
    </p>
  );
}

function PublicKey({ value }: { value: string }) {
  const t = useTranslations("endpoint.secret");
  return (
    <div className="mt-2.5 flex min-w-0 items-center gap-2 text-13">
      <span className="shrink-0 text-fg-3">{t("publicKey")}</span>
      <Copyable value={value} shorten label={t("copyPublicKey")} />
    </div>
  );
}
