import { useModal } from "./use-modal";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. The harmless answer has the focus. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: Props) {
  const dialog = useModal();
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="confirm-title" onClose={onClose}>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <div className="dialog-actions">
        <button className="button" autoFocus onClick={onClose}>
          Cancel
        </button>
        <button
          className="button danger"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
