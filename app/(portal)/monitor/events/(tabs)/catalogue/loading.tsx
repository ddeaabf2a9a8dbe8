import { CatalogueSkeleton } from "@/components/event-types/catalogue/catalogue-skeleton";

export default CatalogueSkeleton;
