//! How long to wait before a request is made again, and when not to.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

use super::MtError;

/// How often one request is made in all, and how often where the engine only wants it to be slower: its minute has to pass.
const TRIES: u32 = 6;
const SLOW_TRIES: u32 = 10;
/// The longest pause before a try that the engine has set no time for.
const OWN: Duration = Duration::from_secs(30);
/// The longest pause; a server that wants a longer one is not waited for.
const LONGEST: Duration = Duration::from_mins(2);

/// The pause before the next try after `tries` that failed, the last one with `error`; none where it should not be made
/// again. `first` is the first pause; `chance` is a number from 0 to 1.
///
/// What the server wants is a minimum. Without its wish the pause doubles, and a part of it is left to chance, so that many
/// programs do not come back at once. Keys and quotas are never tried again.
pub(super) fn pause(error: &MtError, tries: u32, first: Duration, chance: f64) -> Option<Duration> {
    let most = if matches!(error, MtError::Rate { .. }) { SLOW_TRIES } else { TRIES };
    if !error.is_passing() || tries >= most {
        return None;
    }
    let own = first.saturating_mul(1 << tries.saturating_sub(1).min(16)).min(OWN);
    let jitter = own.mul_f64(chance.clamp(0.0, 1.0) / 2.0);
    let pause = match error.retry_after() {
        Some(wanted) => wanted + jitter.min(first),
        None => own.mul_f64(0.5) + jitter,
    };
    (pause <= LONGEST).then_some(pause)
}

/// A number from 0 to 1 that nobody can foresee.
pub(super) fn chance() -> f64 {
    (random() >> 11) as f64 / (1_u64 << 53) as f64
}

/// A number that nobody can foresee: the keys of std's hash maps come from the system's source of randomness.
pub(super) fn random() -> u64 {
    RandomState::new().hash_one(0_u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn rate(seconds: u64) -> MtError {
        MtError::Rate { retry_after: Some(Duration::from_secs(seconds)) }
    }

    #[test]
    fn the_wish_of_the_server_is_a_minimum() {
        assert_eq!(pause(&rate(7), 1, SECOND, 0.0), Some(Duration::from_secs(7)));
        assert!(pause(&rate(7), 3, SECOND, 1.0).unwrap() > Duration::from_secs(7));
        assert_eq!(pause(&rate(3600), 1, SECOND, 0.0), None, "an hour is not waited for");
    }

    #[test]
    fn without_a_wish_the_pause_doubles_up_to_a_limit() {
        let none = MtError::Rate { retry_after: None };
        let pauses: Vec<_> =
            (1..SLOW_TRIES).map(|tries| pause(&none, tries, SECOND, 1.0).unwrap().as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30, 30, 30]);
        let failed = MtError::TimedOut;
        let pauses: Vec<_> =
            (1..TRIES).map(|tries| pause(&failed, tries, SECOND, 1.0).unwrap().as_secs()).collect();
        assert_eq!((pauses, pause(&failed, TRIES, SECOND, 0.5)), (vec![1, 2, 4, 8, 16], None));
        assert_eq!(pause(&none, 1, SECOND, 0.0), Some(Duration::from_millis(500)));
        assert_eq!(pause(&none, SLOW_TRIES, SECOND, 0.5), None);
    }

    #[test]
    fn keys_and_quotas_never_loop() {
        for error in [MtError::Key, MtError::Quota, MtError::Server(400, String::new())] {
            assert_eq!(pause(&error, 1, SECOND, 0.5), None);
        }
    }

    #[test]
    fn chance_is_between_0_and_1() {
        assert!((0..100).all(|_| (0.0..=1.0).contains(&chance())));
        assert_ne!(random(), random());
    }
}
