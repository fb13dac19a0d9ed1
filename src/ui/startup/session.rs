//! Chooses X11 where a Wayland session is named but does not answer: the libraries do not fall back by themselves.

#[cfg(target_os = "linux")]
pub(super) fn choose(options: &mut eframe::NativeOptions) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    if named("DISPLAY") && (named("WAYLAND_DISPLAY") && !wayland_answers()) {
        options.event_loop_builder = Some(Box::new(|builder| {
            builder.with_x11();
        }));
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn choose(_options: &mut eframe::NativeOptions) {}

#[cfg(target_os = "linux")]
fn named(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

#[cfg(target_os = "linux")]
fn wayland_answers() -> bool {
    let display = std::env::var_os("WAYLAND_DISPLAY").unwrap_or_default();
    let folder = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    // An absolute display replaces the folder, as the protocol's library has it.
    let socket = std::path::Path::new(&folder).join(display);
    std::os::unix::net::UnixStream::connect(socket).is_ok()
        && ["libwayland-client.so.0", "libwayland-egl.so.1", "libEGL.so.1"]
            .iter()
            .all(|name| !super::advice::is_missing(name))
}
