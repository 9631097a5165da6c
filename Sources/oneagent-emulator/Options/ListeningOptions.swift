import ArgumentParser
import Emulator

/// Where the emulator listens, and who may call.
struct ListeningOptions: ParsableArguments {
    private static let standard = EmulatorConfiguration()

    @Option(
        "host", "Address to listen on.", takes: "address", else: standard.host)
    var host: Setting<String>

    @Option(
        "port", "Port to listen on; 0 lets the system choose one.", takes: "port",
        else: standard.port)
    var port: Setting<UInt16>

    @Flag(.allowRemote, "Listen on an address that other machines can reach.")
    var allowRemote: Bool

    @Option(
        "control-host", "Address of the control API.", takes: "address", else: standard.controlHost)
    var controlHost: Setting<String>

    @Option(
        "control-port", "Port of the control API; 0 lets the system choose one.", takes: "port",
        else: standard.controlPort)
    var controlPort: Setting<UInt16>

    @Option(
        listed: "allow-host",
        "Name, besides those of loopback, under which the control API may be called", takes: "name")
    var allowHost: [String]

    func apply(to configuration: inout EmulatorConfiguration, _ environment: Environment) throws {
        try host.apply(to: &configuration.host, environment)
        try port.apply(to: &configuration.port, environment)
        try Switch.allowRemote.apply(
            allowRemote, to: &configuration.allowsRemote, environment)
        try controlHost.apply(to: &configuration.controlHost, environment)
        try controlPort.apply(to: &configuration.controlPort, environment)
        configuration.allowedHosts = environment.list(allowHost, for: "allow-host")
        try Self.refuseRemote(
            configuration.host, of: host.option, unless: configuration.allowsRemote)
        try Self.refuseRemote(
            configuration.controlHost, of: controlHost.option, unless: configuration.allowsRemote)
    }

    static func refuseRemote(_ address: String, of option: String, unless isAllowed: Bool) throws {
        guard !isAllowed, !isLoopback(address) else { return }
        throw ValidationError(
            """
            --\(option) \(address) can be reached from other machines, and anyone who \
            reaches it can post events and read them; add --allow-remote if that is meant.
            """)
    }

    /// RFC 6890, 2.2.2 and 2.2.3: 127.0.0.0/8 and ::1.
    static func isLoopback(_ address: String) -> Bool {
        if address == "::1" || address.lowercased() == "localhost" { return true }
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
