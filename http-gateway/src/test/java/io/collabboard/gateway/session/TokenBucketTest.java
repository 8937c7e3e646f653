package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void aBurstIsAllowedAndThenTheSustainedRate() {
        TokenBucket bucket = new TokenBucket(200, 1_000, 0);
        assertThat(taken(bucket, 0)).isEqualTo(1_000);
        assertThat(bucket.millisToWait()).isEqualTo(5);
        assertThat(taken(bucket, SECOND)).isEqualTo(200);
        assertThat(taken(bucket, SECOND + SECOND / 2)).isEqualTo(100);
    }

    @Test
    void neverMoreThanABurstGathers() {
        TokenBucket bucket = new TokenBucket(200, 1_000, 0);
        assertThat(taken(bucket, 3_600 * SECOND)).isEqualTo(1_000);
    }

    private static int taken(TokenBucket bucket, long now) {
        int taken = 0;
        while (bucket.tryTake(now)) {
            taken++;
        }
        return taken;
    }
}
