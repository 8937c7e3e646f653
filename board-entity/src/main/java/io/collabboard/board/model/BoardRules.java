package io.collabboard.board.model;

import io.collabboard.board.model.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges submissions against a board: role first, then whether the operation makes sense, then limits. Judging changes
 * nothing; what is accepted comes back as one batch to be stored.
 */
public final class BoardRules {
    private final BoardLimits limits;
    private final ObjectRules objectRules;

    public BoardRules(BoardLimits limits) {
        this.limits = limits;
        this.objectRules = new ObjectRules(limits);
    }

    /**
     * What to store and what to answer.
     *
     * @param batch null where nothing was accepted that is not stored already
     * @param outcomes one for each submission, in their order
     * @param after the board once the batch is applied; the board that was judged where there is none
     */
    public record Judgement(@Nullable BoardChanged batch, List<Outcome> outcomes, BoardState after) {}

    /** Judges each submission as if those before it were already stored. */
    public Judgement judge(BoardState state, List<Submission> submissions, long now) {
        List<Change> changes = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>(submissions.size());
        BoardState provisional = state;
        for (Submission submission : submissions) {
            Outcome recorded = mayKnow(provisional, submission)
                    ? provisional.outcomes().outcomeOf(submission.operationId())
                    : null;
            if (recorded != null) {
                outcomes.add(recorded);
                continue;
            }
            Verdict verdict = judge(provisional, submission);
            if (verdict instanceof Accept accept) {
                Change change =
                        new Change(submission.operationId(), submission.clientId(), submission.userId(), accept.body());
                provisional = provisional.apply(change, now);
                changes.add(change);
                outcomes.add(new Outcome.Accepted(change.operationId(), provisional.seq(), change.version()));
            } else if (verdict instanceof Refuse refuse) {
                outcomes.add(new Outcome.Refused(submission.operationId(), refuse.refusal()));
            }
        }
        if (changes.isEmpty()) {
            return new Judgement(null, outcomes, state);
        }
        BoardChanged batch = new BoardChanged(state.seq() + 1, now, changes);
        return new Judgement(batch, outcomes, provisional.remembering(batch));
    }

    /** Who has no role on the board is not told what became of the operations of others. */
    private static boolean mayKnow(BoardState state, Submission submission) {
        BoardMeta meta = state.meta();
        return meta == null || meta.roleOf(submission.userId()).isPresent();
    }

    private sealed interface Verdict {}

    private record Accept(Change.Body body) implements Verdict {}

    private record Refuse(Refusal refusal) implements Verdict {}

    private Verdict judge(BoardState state, Submission submission) {
        Operation operation = submission.operation();
        if (operation instanceof Operation.CreateBoard create) {
            return createBoard(state, create, submission.userId());
        }
        BoardMeta meta = state.meta();
        if (meta == null) {
            return new Refuse(Refusal.boardNotFound());
        }
        Role needed = operation instanceof Operation.DeleteBoard ? Role.ADMIN : Role.EDITOR;
        Optional<Role> role = meta.roleOf(submission.userId());
        if (role.isEmpty() || !role.get().includes(needed)) {
            return refuse(Reason.BOARD_FORBIDDEN, "this needs the role " + needed);
        }
        if (operation instanceof Operation.CreateObject create) {
            return createObject(state, create, submission.userId());
        }
        if (operation instanceof Operation.UpdateObject update) {
            return updateObject(state, update);
        }
        if (operation instanceof Operation.DeleteObject delete) {
            return deleteObject(state, delete);
        }
        if (operation instanceof Operation.RenameBoard rename) {
            return renameBoard(rename);
        }
        return new Accept(new Change.BoardDeleted());
    }

    private Verdict createBoard(BoardState state, Operation.CreateBoard create, String userId) {
        if (state.meta() != null || state.deleted()) {
            return refuse(Reason.BOARD_EXISTS, "a board of this id exists or existed");
        }
        Refusal wrong = wrongName(create.name());
        return wrong == null
                ? new Accept(new Change.BoardCreated(create.name(), userId, create.isPublic()))
                : new Refuse(wrong);
    }

    private Verdict renameBoard(Operation.RenameBoard rename) {
        Refusal wrong = wrongName(rename.name());
        return wrong == null ? new Accept(new Change.BoardRenamed(rename.name())) : new Refuse(wrong);
    }

    private @Nullable Refusal wrongName(String name) {
        if (name.isBlank()) {
            return Refusal.invalid("name", "must not be blank");
        }
        return name.length() > limits.maxNameCharacters() ? Refusal.exceeds("name", limits.maxNameCharacters()) : null;
    }

    private Verdict createObject(BoardState state, Operation.CreateObject create, String userId) {
        BoardObject object = create.object();
        if (state.objects().containsKey(object.id())) {
            return refuse(Reason.OBJECT_EXISTS, "an object of this id exists");
        }
        if (state.objects().size() >= limits.maxObjects()) {
            return new Refuse(Refusal.exceeds("objects", limits.maxObjects()));
        }
        Refusal wrongPlace = create.placeOnTop() ? null : ObjectRules.wrongChosenZIndex(object.zIndex());
        if (wrongPlace != null) {
            return new Refuse(wrongPlace);
        }
        int zIndex = create.placeOnTop() ? state.topZIndex() + 1 : object.zIndex();
        BoardObject placed = object.placed(zIndex, userId);
        Refusal wrong = objectRules.wrong(placed);
        return wrong == null ? new Accept(new Change.ObjectCreated(placed)) : new Refuse(wrong);
    }

    private Verdict updateObject(BoardState state, Operation.UpdateObject update) {
        BoardObject object = state.objects().get(update.objectId());
        if (object == null) {
            return missing(update.objectId());
        }
        if (update.baseVersion() != 0 && update.baseVersion() != object.version()) {
            return refuse(
                    Reason.STALE_UPDATE,
                    "the object is at version " + object.version() + ", not at " + update.baseVersion());
        }
        Integer zIndex = update.patch().zIndex();
        Refusal wrongPlace = zIndex == null ? null : ObjectRules.wrongChosenZIndex(zIndex);
        if (wrongPlace != null) {
            return new Refuse(wrongPlace);
        }
        int version = object.version() + 1;
        Refusal wrong = objectRules.wrong(object.patched(update.patch(), version), update.patch());
        return wrong == null
                ? new Accept(new Change.ObjectUpdated(update.objectId(), update.patch(), version))
                : new Refuse(wrong);
    }

    private static Verdict deleteObject(BoardState state, Operation.DeleteObject delete) {
        return state.objects().containsKey(delete.objectId())
                ? new Accept(new Change.ObjectDeleted(delete.objectId()))
                : missing(delete.objectId());
    }

    private static Verdict missing(UUID objectId) {
        return refuse(Reason.OBJECT_NOT_FOUND, "there is no object " + objectId);
    }

    private static Verdict refuse(Reason reason, String message) {
        return new Refuse(Refusal.of(reason, message));
    }
}
