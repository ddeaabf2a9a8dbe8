import { TransformationSkeleton } from "@/components/transformations/editor-skeleton";

export default TransformationSkeleton;
