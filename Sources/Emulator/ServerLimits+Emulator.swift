import HTTP1
import HTTPServer
import Sockets

extension ServerLimits {
    init(_ limits: EmulatorLimits) {
        self.init()
        head.maximumHeadBytes = limits.maximumHeadBytes
        head.maximumFields = limits.maximumFields
        head.maximumTargetBytes = min(head.maximumTargetBytes, limits.maximumHeadBytes)
        maximumContentBytes = limits.maximumBodyBytes
        // Record, journal, listeners and the control API have their descriptors even when clients
        // take all others.
        let spare = 96
        maximumConnections = max(1, min(limits.maximumConnections, DescriptorLimit.raise() - spare))
        headTimeout = limits.headTimeout
        contentTimeout = limits.bodyTimeout
        idleTimeout = limits.idleTimeout
    }
}
