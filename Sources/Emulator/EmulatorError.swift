package import Recording
package import Sockets
package import SystemCalls

/// Why an emulator cannot start. Each is told in one line that says what to do.
package enum EmulatorError: Error, Equatable {
    /// The text is no numeric address and not `localhost`.
    case invalidHost(String)
    /// The address can be reached from other machines, and that was not allowed.
    case remoteHost(String)
    /// Another program listens there; `holder` when the system tells which.
    /// `option` chooses the port.
    case portTaken(SocketAddress, option: String, holder: PortHolder?)
    case cannotListen(SystemError)
    /// The text is neither a host name nor an address, so that no certificate can be for it.
    case invalidName(String)
    /// The certificate that was given, or the kept authority, cannot be used.
    case certificate(String)
    /// The certificate of the authority cannot be written.
    case cannotCreate(SystemError)
    case record(RecorderError)
    case system(SystemError)
}

extension EmulatorError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalidHost(let host):
            "\(host) is not an address to listen on; give a numeric one, such as 127.0.0.1"
        case .remoteHost(let host):
            "\(host) can be reached from other machines; add --allow-remote if that is wanted"
        case .portTaken(let address, let option, let holder):
            "port \(address.port) is taken by \(Self.name(holder)); "
                + "stop it, or choose another port with \(option) (0 for any free one)"
        case .cannotListen(let error): "cannot listen on \(error)"
        case .invalidName(let text):
            "--tls-name \(text) is neither a host name nor an address, such as mock.example"
        case .certificate(let reason): reason
        case .cannotCreate(let error): "cannot create \(error)"
        case .record(let error): error.description
        case .system(let error): error.description
        }
    }

    private static func name(_ holder: PortHolder?) -> String {
        guard let holder else { return "another program" }
        return "\(holder.command) (process \(holder.processID))"
    }
}

extension EmulatorError {
    static func recording<Result>(
        _ body: () throws(RecorderError) -> Result
    ) throws(EmulatorError) -> Result {
        do {
            return try body()
        } catch {
            throw .record(error)
        }
    }

    /// Resolves and checks an address, and says more of a port that is taken.
    static func listening<Result>(
        on host: String, _ port: UInt16, of option: String, allowsRemote: Bool,
        _ listen: (SocketAddress) throws(SystemError) -> Result
    ) throws(EmulatorError) -> Result {
        guard let address = SocketAddress(host, port: port) else { throw .invalidHost(host) }
        guard address.isLoopback || allowsRemote else { throw .remoteHost(host) }
        do {
            return try listen(address)
        } catch {
            guard error.call == "bind", error.isAddressInUse else { throw .cannotListen(error) }
            throw .portTaken(address, option: option, holder: PortHolder(port: port))
        }
    }
}
