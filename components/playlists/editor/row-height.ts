/** Every row of the editor is as high as this, in CSS pixels (`h-18`). */
export const ROW_PX = 72;
