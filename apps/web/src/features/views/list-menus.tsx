import { type FileFormat, FileMenu } from './file-menu.tsx';
import { ViewMenu, type ViewMenuProps } from './view-menu.tsx';

export type ListMenusProps = ViewMenuProps & { file: ((format: FileFormat) => Promise<File>) | undefined };

/** The menus of a list. */
export function ListMenus({ file, ...view }: ListMenusProps) {
  return (
    <>
      <ViewMenu {...view} />
      {file ? <FileMenu file={file} /> : null}
    </>
  );
}
