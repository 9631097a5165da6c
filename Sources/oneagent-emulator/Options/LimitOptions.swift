import ArgumentParser
import Emulator

/// What one client may take up.
struct LimitOptions: ParsableArguments {
    private static let standard = EmulatorLimits()

    @Option(
        "max-body-bytes", "Largest body; 413 beyond.", takes: "bytes",
        else: standard.maximumBodyBytes)
    var maximumBodyBytes: Setting<Int>

    @Option(
        "max-head-bytes", "Largest request line and header fields; 431 beyond.", takes: "bytes",
        else: standard.maximumHeadBytes)
    var maximumHeadBytes: Setting<Int>

    @Option(
        "max-fields", "Most header fields; 431 beyond.", takes: "count",
        else: standard.maximumFields)
    var maximumFields: Setting<Int>

    @Option(
        "max-connections", "Most connections of a listener; 503 beyond.", takes: "count",
        else: standard.maximumConnections)
    var maximumConnections: Setting<Int>

    @Option(
        "head-timeout", "Time to send a head; 408 after.", takes: "time",
        else: standard.headTimeout)
    var headTimeout: Setting<Duration>

    @Option(
        "body-timeout", "Time to send a body; 408 after.", takes: "time",
        else: standard.bodyTimeout)
    var bodyTimeout: Setting<Duration>

    @Option(
        "idle-timeout", "Time between two requests; closed after.", takes: "time",
        else: standard.idleTimeout)
    var idleTimeout: Setting<Duration>

    func apply(to limits: inout EmulatorLimits, _ environment: Environment) throws {
        try maximumBodyBytes.apply(to: &limits.maximumBodyBytes, environment)
        try maximumHeadBytes.apply(to: &limits.maximumHeadBytes, environment)
        try maximumFields.apply(to: &limits.maximumFields, environment)
        try maximumConnections.apply(to: &limits.maximumConnections, environment)
        try headTimeout.apply(to: &limits.headTimeout, environment)
        try bodyTimeout.apply(to: &limits.bodyTimeout, environment)
        try idleTimeout.apply(to: &limits.idleTimeout, environment)
    }
}
