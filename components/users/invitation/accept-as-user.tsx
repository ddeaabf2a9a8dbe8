import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { InvitationOffer } from "@/lib/users/schema";

interface AcceptAsUserProps {
  offer: InvitationOffer;
  /** Whose session the browser has. */
  signedInAs: string | null;
  signInHref: string;
  /** Server action. */
  accept: () => Promise<void>;
}

/** For someone with an account: joining is one button, once they are signed in as the one who was meant. */
export function AcceptAsUser({ offer, signedInAs, signInHref, accept }: AcceptAsUserProps) {
  const t = useTranslations("invitation");
  const roles = useTranslations("team.roles");
  return (
    <div className="w-full max-w-[420px]">
      <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("join", { client: offer.client })}</h1>
      <p className="mb-6 text-fg-2">{t("lede", { name: offer.invitedBy, role: roles(`${offer.role}.name`) })}</p>
      {signedInAs === offer.email ? (
        <form action={accept}>
          <Button type="submit" variant="primary" className="h-9 w-full">
            {t("accept")}
          </Button>
        </form>
      ) : (
        <>
          <p className="mb-4 text-13 text-fg-2">
            {signedInAs ? t("other.text", { email: offer.email, current: signedInAs }) : t("signInFirst", { email: offer.email })}
          </p>
          {signedInAs ? null : (
            <Link href={signInHref} className={cn(buttonClass("primary"), "h-9 w-full")}>
              {t("signIn")}
            </Link>
          )}
        </>
      )}
    </div>
  );
}
