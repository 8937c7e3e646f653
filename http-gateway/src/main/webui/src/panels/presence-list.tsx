import type { BoardModel } from "../model/board-model";
import type { Participant } from "../model/presence";
import { Avatar } from "./avatar";
import { EyeIcon, PeopleIcon, TargetIcon } from "./icons";
import type { Notices } from "./notices";
import { useLive } from "./use-live";

/** Faces in the header; the others are in the list behind the button. */
const MOST = 5;

interface Props {
  readonly board: BoardModel;
  readonly ownClientId: string;
  readonly notices: Notices;
}

/** Everyone on the board, this person included. A click on a face follows that person. */
export function PresenceList({ board, ownClientId, notices }: Props) {
  const { presence, following } = board;
  const people = useLive(() => presence.participants, presence.participantsChanged);
  const leader = useLive(() => following.leader, following.changed);
  const hidden = people.length - MOST;
  const follow = ({ clientId }: Participant) => {
    if (leader?.clientId === clientId) following.stop();
    else following.follow(clientId);
  };
  return (
    <div className="people">
      <ul className="presence" aria-label="On this board">
        {people.slice(0, MOST).map((person) => (
          <li key={person.clientId}>
            {person.clientId === ownClientId ? (
              <Avatar person={person} title={`${person.name} (you)`} />
            ) : (
              <button
                className="face"
                aria-pressed={leader?.clientId === person.clientId}
                aria-label={`Follow ${person.name}`}
                title={`Follow ${person.name}`}
                onClick={() => follow(person)}
              >
                <Avatar person={person} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <button
        className="icon-button"
        popoverTarget="everyone"
        aria-label={hidden > 0 ? `Everyone on this board, ${hidden} more` : "Everyone on this board"}
        title="Everyone on this board"
      >
        {hidden > 0 ? <span className="more">+{hidden}</span> : <PeopleIcon />}
      </button>
      <div id="everyone" className="everyone" popover="auto">
        <h2>On this board</h2>
        <ul aria-label="Everyone">
          {people.map((person) => (
            <Row
              key={person.clientId}
              person={person}
              own={person.clientId === ownClientId}
              followed={leader?.clientId === person.clientId}
              onFollow={() => follow(person)}
              onJump={() => {
                if (!following.jumpTo(person.clientId)) {
                  notices.show(`${person.name} has not been anywhere on the board yet.`);
                }
              }}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

interface RowProps {
  readonly person: Participant;
  readonly own: boolean;
  readonly followed: boolean;
  readonly onFollow: () => void;
  readonly onJump: () => void;
}

function Row({ person, own, followed, onFollow, onJump }: RowProps) {
  const { name } = person;
  return (
    <li>
      <Avatar person={person} />
      <span className="everyone-name" aria-hidden="true">
        {own ? `${name} (you)` : name}
      </span>
      {!own && (
        <>
          <button className="icon-button" aria-label={`Jump to ${name}`} title={`Jump to ${name}`} onClick={onJump}>
            <TargetIcon />
          </button>
          <button
            className="icon-button"
            aria-pressed={followed}
            aria-label={`Follow ${name}`}
            title={followed ? `Stop following ${name}` : `Follow ${name}`}
            onClick={onFollow}
          >
            <EyeIcon />
          </button>
        </>
      )}
    </li>
  );
}
