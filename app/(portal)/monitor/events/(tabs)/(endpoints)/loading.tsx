import { useTranslations } from "next-intl";
import { ConsumerListSkeleton } from "@/components/consumers/consumer-list-skeleton";

export default function Loading() {
  return <ConsumerListSkeleton label={useTranslations("endpoints")("loading")} />;
}
